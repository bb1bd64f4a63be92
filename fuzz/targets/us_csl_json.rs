//! The reader of `Format::UsCslJson`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::read(exonym_lists::Format::UsCslJson, data));
