//! EU
