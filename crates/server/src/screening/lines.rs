//! Bodies that are read and written line by line, so that a file of any length needs the memory of a few lines.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use hyper::body::{Body as _, Frame};
use tokio::sync::mpsc::Receiver;

/// Longest line of a body.
pub const MAX_LINE: usize = 1 << 20;

/// Cuts a body into lines as it comes in.
pub struct LineReader {
    body: Body,
    pending: Vec<u8>,
    ended: bool,
}

/// Why a body cannot be read on.
#[derive(Debug, PartialEq, Eq)]
pub enum LineError {
    /// A line is too long.
    TooLong,
    /// The connection broke, or the body is longer than is taken.
    Broken,
}

impl LineReader {
    /// Over a body.
    pub fn new(body: Body) -> LineReader {
        LineReader {
            body,
            pending: Vec::new(),
            ended: false,
        }
    }

    /// The next line without its end; `None` after the last. The last line needs no end.
    ///
    /// # Errors
    /// See [`LineError`].
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, LineError> {
        let mut searched = 0;
        loop {
            let rest = self.pending.get(searched..).unwrap_or_default();
            if let Some(at) = rest.iter().position(|byte| *byte == b'\n') {
                let after = self.pending.split_off(searched + at + 1);
                let mut line = std::mem::replace(&mut self.pending, after);
                line.pop();
                if line.last() == Some(&b'\r') {
                    line.pop();
                }
                return Ok(Some(line));
            }
            if self.ended {
                let line = std::mem::take(&mut self.pending);
                return Ok(Some(line).filter(|line| !line.is_empty()));
            }
            searched = self.pending.len();
            if searched > MAX_LINE {
                return Err(LineError::TooLong);
            }
            match std::future::poll_fn(|context| Pin::new(&mut self.body).poll_frame(context)).await {
                None => self.ended = true,
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        self.pending.extend_from_slice(&data);
                    }
                }
                Some(Err(_)) => return Err(LineError::Broken),
            }
        }
    }
}

/// A body whose pieces come over a channel; it ends when the sender does.
pub struct Pieces(pub Receiver<Bytes>);

impl hyper::body::Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0
            .poll_recv(context)
            .map(|piece| piece.map(|piece| Ok(Frame::data(piece))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn lines_of_a_body_in_pieces() {
        let (sender, receiver) = tokio::sync::mpsc::channel(4);
        for piece in ["ab", "c\r\nd", "", "\n\ne"] {
            sender.send(Bytes::from(piece)).await.unwrap();
        }
        drop(sender);
        let mut lines = LineReader::new(Body::new(Pieces(receiver)));
        let mut found = Vec::new();
        while let Some(line) = lines.next().await.unwrap() {
            found.push(String::from_utf8(line).unwrap());
        }
        assert_eq!(found, ["abc", "d", "", "e"]);
    }

    #[tokio::test]
    async fn a_line_without_end_is_refused() {
        let mut lines = LineReader::new(Body::from(vec![b'a'; MAX_LINE + 2]));
        assert_eq!(lines.next().await, Err(LineError::TooLong));
    }
}
