//! From a data directory to a ready screener.
