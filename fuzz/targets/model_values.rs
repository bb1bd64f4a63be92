//! Partial dates, identifiers, countries and FollowTheMoney lines of the model.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| exonym_fuzz::model::values(data));
