//! The reader of the OFAC CSV family: main file, aliases, addresses and remarks, parted by form feeds.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::read_family(data));
