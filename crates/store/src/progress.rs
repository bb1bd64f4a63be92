//! How long work tells how far it is.
//!
//! A trait of three calls, so that the command can draw a bar, the server can log and a test can count, and this crate
//! knows none of them.

/// Receives the progress of long work. Every call has an empty default.
pub trait Progress {
    /// A step begins: what it is, and its size in bytes (or steps) where known.
    fn begin(&mut self, what: &str, total: Option<u64>) {
        let _ = (what, total);
    }

    /// So much of the step is done in all (not: since the last call).
    fn at(&mut self, done: u64) {
        let _ = done;
    }

    /// A remark worth a line: a retry, a file left aside.
    fn say(&mut self, text: &str) {
        let _ = text;
    }

    /// The step is done.
    fn end(&mut self) {}
}

/// No progress shown.
impl Progress for () {}
