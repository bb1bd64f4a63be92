//! Preparing, filing and comparing names.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::names::compare_bytes(data));
