//! The reader of `Format::WorldBankJson`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::read(exonym_lists::Format::WorldBankJson, data));
