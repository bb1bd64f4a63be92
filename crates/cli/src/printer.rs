//! Output: answers to standard output, everything else to standard error.

use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};
use owo_colors::{OwoColorize, Stream, Style};

/// Writes answers. A closed pipe (`| head`) ends quietly.
pub(crate) struct Printer {
    out: io::BufWriter<io::Stdout>,
}

impl Printer {
    pub(crate) fn new() -> Printer {
        Printer {
            out: io::BufWriter::new(io::stdout()),
        }
    }

    /// A line of the answer.
    pub(crate) fn line(&mut self, text: impl AsRef<str>) -> io::Result<()> {
        writeln!(self.out, "{}", text.as_ref())
    }

    /// A value as JSON, indented on a terminal.
    pub(crate) fn json(&mut self, value: &impl serde::Serialize) -> io::Result<()> {
        if io::stdout().is_terminal() {
            serde_json::to_writer_pretty(&mut self.out, value)?;
        } else {
            serde_json::to_writer(&mut self.out, value)?;
        }
        writeln!(self.out)
    }

    /// The stream itself.
    pub(crate) fn stream(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Text in a style, where standard output is a terminal that wants colour (`NO_COLOR` is heeded).
pub(crate) fn styled(text: &str, style: Style) -> String {
    text.if_supports_color(Stream::Stdout, |text| text.style(style))
        .to_string()
}

/// A note to the user on standard error.
#[allow(clippy::print_stderr)]
pub(crate) fn say(text: impl AsRef<str>) {
    eprintln!("{}", text.as_ref());
}

/// A bar on a terminal; nothing where standard error is piped.
pub(crate) fn bar(total: Option<u64>, what: &'static str) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match total {
        Some(total) => (ProgressBar::new(total), "{prefix:12} {bar:30} {pos}/{len} {msg}"),
        None => (ProgressBar::no_length(), "{prefix:12} {spinner} {pos} {msg}"),
    };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.with_style(style).with_prefix(what)
}
