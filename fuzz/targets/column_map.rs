//! A user's column map and table, parted by a form feed.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::read_mapped(data));
