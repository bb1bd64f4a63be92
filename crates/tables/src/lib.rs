//! Generated and hand-kept language data, each with its origin, behind typed look-ups.
