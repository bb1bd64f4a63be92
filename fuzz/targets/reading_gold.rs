//! Gold files of `eval reading`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::reading::gold(data));
