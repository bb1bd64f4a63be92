//! Documents of any form.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::documents::read(data));
