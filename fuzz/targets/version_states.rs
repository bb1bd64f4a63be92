//! The table of a kept version's parties.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::version_states::table(data));
