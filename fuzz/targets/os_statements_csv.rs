//! The reader of `Format::OsStatementsCsv`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::read(exonym_lists::Format::OsStatementsCsv, data));
