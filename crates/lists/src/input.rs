//! The bytes of a list: one file, or the files of a CSV family, from disk, from a kept version or from memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::ListError;

/// The most bytes that a list file may have when unpacked: four times the largest list known (SDN_ADVANCED.XML, 120 MB).
pub const MAX_FILE_BYTES: u64 = 512 << 20;

/// One file of a list.
#[derive(Debug, Clone)]
pub struct InputFile {
    /// File name without its folder, as published or as the user has it.
    pub name: String,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    Path(PathBuf),
    Zstd(PathBuf),
    Bytes(Arc<[u8]>),
}

impl InputFile {
    /// A file on disk.
    pub fn path(path: impl AsRef<Path>) -> InputFile {
        let path = path.as_ref();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        InputFile {
            name,
            content: Content::Path(path.to_owned()),
        }
    }

    /// A zstd-compressed file on disk that was published as `name`.
    pub fn zstd(name: impl Into<String>, path: impl AsRef<Path>) -> InputFile {
        InputFile {
            name: name.into(),
            content: Content::Zstd(path.as_ref().to_owned()),
        }
    }

    /// Bytes in memory that were published as `name`.
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> InputFile {
        InputFile {
            name: name.into(),
            content: Content::Bytes(bytes.into()),
        }
    }

    /// The content from its start, cut off (as an error) at [`MAX_FILE_BYTES`].
    pub fn open(&self) -> Result<Box<dyn BufRead>, ListError> {
        let io = |source| ListError::Io {
            file: self.name.clone(),
            source,
        };
        let reader: Box<dyn Read> = match &self.content {
            Content::Path(path) => Box::new(File::open(path).map_err(io)?),
            Content::Zstd(path) => Box::new(zstd::Decoder::new(File::open(path).map_err(io)?).map_err(io)?),
            Content::Bytes(bytes) => Box::new(Cursor::new(bytes.clone())),
        };
        Ok(Box::new(BufReader::with_capacity(
            64 << 10,
            Bounded {
                inner: reader,
                left: MAX_FILE_BYTES,
            },
        )))
    }

    /// The content as UTF-8: decoded from UTF-16 by its byte order mark, a UTF-8 mark dropped. Latin-1 and windows code
    /// pages are the readers' business, who know their publisher.
    pub fn open_text(&self) -> Result<Box<dyn BufRead>, ListError> {
        let mut reader = self.open()?;
        let head = reader.fill_buf().map_err(|source| ListError::Io {
            file: self.name.clone(),
            source,
        })?;
        if head.starts_with(&[0xef, 0xbb, 0xbf]) {
            reader.consume(3);
            return Ok(reader);
        }
        match encoding_rs::Encoding::for_bom(head) {
            Some((encoding, _)) => {
                let bytes = self.read_all(MAX_FILE_BYTES)?;
                let (text, ..) = encoding.decode(&bytes);
                Ok(Box::new(Cursor::new(text.into_owned().into_bytes())))
            }
            None => Ok(reader),
        }
    }

    /// The whole content, refused where it has more than `limit` bytes.
    pub fn read_all(&self, limit: u64) -> Result<Vec<u8>, ListError> {
        let mut bytes = Vec::new();
        let io = |source| ListError::Io {
            file: self.name.clone(),
            source,
        };
        self.open()?.take(limit + 1).read_to_end(&mut bytes).map_err(io)?;
        if bytes.len() as u64 > limit {
            let (what, limit) = ("the file".to_owned(), format!("{limit} bytes"));
            return Err(ListError::TooLarge {
                file: self.name.clone(),
                what,
                limit,
            });
        }
        Ok(bytes)
    }
}

/// The files of one list version, and what the caller decided about it.
#[derive(Debug, Clone)]
pub struct Input {
    /// The main file first, then the other files of its family.
    pub files: Vec<InputFile>,
    /// The list id that entities get: the one that `sniff` told, or the caller's.
    pub list: String,
    /// For a user's own file: the text of its column map (TOML).
    pub column_map: Option<String>,
}

impl Input {
    /// A list of a single file.
    pub fn single(file: InputFile, list: impl Into<String>) -> Input {
        Input {
            files: vec![file],
            list: list.into(),
            column_map: None,
        }
    }

    /// The main file. An input always has one; an empty one stands in so that no reader needs to think of it.
    pub fn main(&self) -> InputFile {
        self.files
            .first()
            .cloned()
            .unwrap_or_else(|| InputFile::bytes("(no file)", Vec::new()))
    }
}

/// Passes on at most `left` bytes, then fails rather than pretending that the content ended.
struct Bounded {
    inner: Box<dyn Read>,
    left: u64,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(got as u64).ok_or_else(|| {
            io::Error::new(
                io::ErrorKind::FileTooLarge,
                format!("over {MAX_FILE_BYTES} bytes when unpacked"),
            )
        })?;
        Ok(got)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_is_decoded_by_its_mark() {
        let bytes: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("<a/>".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let mut text = String::new();
        InputFile::bytes("a.xml", bytes)
            .open_text()
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "<a/>");
    }

    #[test]
    fn too_large_is_refused_not_cut() {
        let error = InputFile::bytes("a", vec![0; 11]).read_all(10).unwrap_err();
        assert!(matches!(error, ListError::TooLarge { .. }), "{error}");
    }
}
