//! Opening an index file and asking it.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::index::open(data));
