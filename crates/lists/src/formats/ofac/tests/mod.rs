//! What no one format can test alone.

