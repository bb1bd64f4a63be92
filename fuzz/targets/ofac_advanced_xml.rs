//! The reader of `Format::OfacAdvancedXml`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::read(exonym_lists::Format::OfacAdvancedXml, data));
