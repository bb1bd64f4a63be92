//! Between our entities and what clients of the field read and write.

pub mod clean;
pub mod entity;
pub mod labels;
pub mod merged;
pub mod nested;
pub mod reverse;
