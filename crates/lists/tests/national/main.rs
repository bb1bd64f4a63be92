//! The national lists' readers on real files: counts against independent ones, spot values, every kind of note explained.

mod seco;
mod shared;
