//! A thread for each file, so that a panic of the library is an error and a file that takes too long is left.
//!
//! A thread cannot be ended from outside. What is left runs on to its own bounds; so that a flood of such files cannot fill the machine
//! with them, only so many may run at once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Instant;

use lopdf::{Document, LoadOptions, Object};

use crate::error::PdfError;
use crate::{Limits, PdfText, blocks, page, swollen};

/// Files read at once, those that were left among them.
const MOST_AT_ONCE: usize = 16;
/// The library descends into nested objects by recursion, to a depth of its own; this holds it with room.
const STACK: usize = 32 << 20;

static RUNNING: AtomicUsize = AtomicUsize::new(0);

/// Counts a thread as long as it lives.
struct Running;

impl Running {
    fn begin() -> Option<Running> {
        let before = RUNNING.fetch_add(1, Ordering::SeqCst);
        let running = Running;
        (before < MOST_AT_ONCE).then_some(running)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        RUNNING.fetch_sub(1, Ordering::SeqCst);
    }
}

pub(crate) fn run(input: &[u8], limits: &Limits) -> Result<PdfText, PdfError> {
    let running = Running::begin().ok_or(PdfError::Busy)?;
    let late = || PdfError::TooMuch(format!("it was not read within {} s", limits.time.as_secs()));
    let deadline = Instant::now()
        .checked_add(limits.time)
        .unwrap_or_else(Instant::now);
    // The thread may outlive the caller's bytes.
    let (bytes, bounds): (Arc<[u8]>, Limits) = (input.into(), limits.clone());
    let (send, receive) = channel();
    let work = move || {
        let _running = running;
        let result = catch_unwind(AssertUnwindSafe(|| text(&bytes, &bounds, deadline)));
        // Nobody listens any more where the caller went on.
        let _ = send.send(
            result.unwrap_or_else(|_| Err(PdfError::Broken("its parts contradict each other".to_owned()))),
        );
    };
    std::thread::Builder::new()
        .name("pdf".to_owned())
        .stack_size(STACK)
        .spawn(work)
        .map_err(|_| PdfError::Busy)?;
    match receive.recv_timeout(limits.time) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => Err(late()),
        Err(RecvTimeoutError::Disconnected) => Err(PdfError::Broken("reading it failed".to_owned())),
    }
}

fn text(bytes: &[u8], limits: &Limits, deadline: Instant) -> Result<PdfText, PdfError> {
    swollen::check(bytes, limits)?;
    let options = LoadOptions {
        max_decompressed_size: Some(limits.object_stream),
        ..LoadOptions::default()
    };
    let mut document =
        Document::load_mem_with_options(bytes, options).map_err(|error| PdfError::of(&error))?;
    if document.is_encrypted() && !document.was_encrypted() {
        return Err(PdfError::Locked);
    }
    prefer_maps(&mut document);
    let mut pages = page::Pages::new(&document, limits, deadline);
    pages.read()?;
    blocks::assemble(&document, pages)
}

/// Takes the encoding from fonts that have a map from codes to letters as well: the library asks the map only where there is nothing else,
/// and it is the map that knows which letters a program wrote.
fn prefer_maps(document: &mut Document) {
    for object in document.objects.values_mut() {
        let Object::Dictionary(font) = object else {
            continue;
        };
        if font.has_type(b"Font") && matches!(font.get(b"ToUnicode"), Ok(Object::Reference(_))) {
            font.remove(b"Encoding");
        }
    }
}
