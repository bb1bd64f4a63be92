//! What a person who types sees of why somebody is suggested.

pub mod met;
