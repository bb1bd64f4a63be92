//! The reader of `Format::ChSecoXml`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::read(exonym_lists::Format::ChSecoXml, data));
