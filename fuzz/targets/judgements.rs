//! The user's judgement file.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::judgements::read(data));
