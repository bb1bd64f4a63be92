//! The page and the ties of an article.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::reading::page(data));
