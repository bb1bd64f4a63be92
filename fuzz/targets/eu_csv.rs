//! The reader of `Format::EuCsv`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::read(exonym_lists::Format::EuCsv, data));
