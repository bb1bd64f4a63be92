//! One document's answer in the form asked for, as bytes.

use exonym_articles::{Lists, Options, ReadError, Reading};
use exonym_engine::Engine;

use crate::args::ReadFormat;
use crate::commands::read::input::Input;
use crate::commands::show_reading;
use crate::exit::usage;
use crate::printer::Printer;

/// What every document is read with.
pub(crate) struct Reader<'a> {
    pub(crate) engine: Option<&'a Engine>,
    /// Its lists, with what was asked of them before: documents of a folder name the same parties.
    pub(crate) lists: Option<&'a (dyn Lists + Sync)>,
    pub(crate) options: &'a Options,
    pub(crate) format: ReadFormat,
}

impl Reader<'_> {
    /// Reads a document.
    pub(crate) fn read(&self, named: &str, input: &Input) -> anyhow::Result<Reading> {
        let mut options = self.options.clone();
        options.form = options.form.or(input.form);
        options.encoding = options.encoding.or_else(|| input.encoding.clone());
        let lists = self.lists.map(|lists| lists as &dyn Lists);
        let read = exonym_articles::read(&input.bytes, lists, &options);
        // An encoding that the server made up must not keep the page from being read.
        let read = match read {
            Err(ReadError::Encoding(_)) if self.options.encoding.is_none() => {
                options.encoding = None;
                exonym_articles::read(&input.bytes, lists, &options)
            }
            read => read,
        };
        read.map_err(|error| match error {
            ReadError::Screen(error) => anyhow::Error::new(error),
            error => usage(format!("{named}: {error}")),
        })
    }

    /// Writes a reading; `file` is named in it where it is one of several.
    pub(crate) fn write(
        &self,
        reading: Reading,
        file: Option<&str>,
        url: Option<&str>,
        to: &mut Printer,
    ) -> anyhow::Result<()> {
        let meta = self.engine.map(|engine| engine.screener.index().meta());
        match self.format {
            ReadFormat::Text => show_reading::reading(to, &reading, meta)?,
            ReadFormat::Html => to.line(exonym_articles::html::page(&reading))?,
            ReadFormat::Ftm => {
                for entity in exonym_api::read_ftm(&reading, file, url) {
                    to.json_line(&entity)?;
                }
            }
            ReadFormat::Statements => {
                let entities = exonym_api::read_ftm(&reading, file, url);
                for row in exonym_api::read_statements(&entities) {
                    to.json_line(&row)?;
                }
            }
            ReadFormat::Json => {
                let mut json = exonym_api::read_json(meta.map(|meta| (meta, &self.options.screen)), reading);
                json.url = url.map(str::to_owned);
                match file {
                    Some(file) => {
                        json.file = Some(file.to_owned());
                        to.json_line(&json)?;
                    }
                    None => to.json(&json)?,
                }
            }
        }
        Ok(())
    }
}
