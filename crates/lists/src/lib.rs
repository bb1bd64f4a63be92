//! One publisher's bytes to entities and statements: one file per format, one enum over them.
