//! Output: answers to standard output, everything else to standard error.

use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};
use owo_colors::{OwoColorize, Stream, Style};

/// Writes answers. A closed pipe (`| head`) ends quietly.
pub(crate) struct Printer {
    out: Out,
}

enum Out {
    Stdout(io::BufWriter<io::Stdout>),
    /// Kept, to be written elsewhere.
    Memory(Vec<u8>),
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Out::Stdout(out) => out.write(bytes),
            Out::Memory(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Out::Stdout(out) => out.flush(),
            Out::Memory(_) => Ok(()),
        }
    }
}

impl Printer {
    pub(crate) fn new() -> Printer {
        Printer {
            out: Out::Stdout(io::BufWriter::new(io::stdout())),
        }
    }

    /// One that keeps what it is given.
    pub(crate) fn memory() -> Printer {
        Printer {
            out: Out::Memory(Vec::new()),
        }
    }

    /// What was kept.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        match self.out {
            Out::Stdout(_) => Vec::new(),
            Out::Memory(bytes) => bytes,
        }
    }

    /// A value as JSON on one line, on a terminal, too.
    pub(crate) fn json_line(&mut self, value: &impl serde::Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, value)?;
        writeln!(self.out)
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
