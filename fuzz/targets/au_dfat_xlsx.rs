//! The reader of `Format::AuDfatXlsx`, behind a workbook made of the input.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::read_workbook(exonym_lists::Format::AuDfatXlsx, data));
