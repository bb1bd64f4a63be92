//! The reader of `Format::CaSemaXml`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::read(exonym_lists::Format::CaSemaXml, data));
