//! The JSON of the public interface.
