//! Hostile bytes.

use super::*;
