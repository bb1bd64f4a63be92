//! Opening the look-ups that a server keeps beside an index, and asking them.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::look_ups::open(data));
