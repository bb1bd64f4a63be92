//! The text layer of a PDF.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::reading::pdf(data));
