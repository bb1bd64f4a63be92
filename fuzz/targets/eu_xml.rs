//! The reader of `Format::EuXml`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::read(exonym_lists::Format::EuXml, data));
