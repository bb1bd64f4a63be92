//! Telling what a file is, then reading it as that.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::probe(data));
