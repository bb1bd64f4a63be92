//! What a name is: prepare, keys, compare.
