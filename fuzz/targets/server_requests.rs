//! Requests to the server.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::requests::read(data));
