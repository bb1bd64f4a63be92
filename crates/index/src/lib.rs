//! The index file: build once, map, ask. Names are stored prepared.
