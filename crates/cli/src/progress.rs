//! The store's and the engine's progress as bars on a terminal.

use indicatif::ProgressBar;

use crate::printer;

/// Shows steps as bars, remarks as lines on standard error.
#[derive(Default)]
pub(crate) struct Bars {
    bar: Option<ProgressBar>,
}

impl exonym_store::Progress for Bars {
    fn begin(&mut self, what: &str, total: Option<u64>) {
        let bar = printer::bar(total, "");
        bar.set_prefix(what.to_owned());
        self.bar = Some(bar);
    }

    fn at(&mut self, done: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(done);
        }
    }

    fn say(&mut self, text: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| printer::say(text)),
            None => printer::say(text),
        }
    }

    fn end(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}
