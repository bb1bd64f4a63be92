//! The UN, EU and UK readers on the real files, each count against a second, independent one.

mod eu;
mod shared;
mod uk;
mod un;
