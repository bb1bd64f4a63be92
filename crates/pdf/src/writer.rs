//! The operators of one page: which of them write, where, and in which font.

use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object};

use crate::error::PdfError;
use crate::font::Font;
use crate::lines::{Lines, Run};
use crate::matrix::Matrix;
use crate::page::Pages;

/// Forms inside forms; real ones come to three or four.
const DEEPEST: usize = 12;
/// Saved states; real pages come to a dozen.
const MOST_SAVED: usize = 512;

/// What `q` saves and `Q` brings back.
#[derive(Clone)]
struct State<'a> {
    matrix: Matrix,
    font: Option<Rc<Font<'a>>>,
    size: f32,
    spacing: f32,
    words: f32,
    scale: f32,
    leading: f32,
    rise: f32,
}

/// Follows the operators of a page.
pub(crate) struct Writer<'p, 'a> {
    pages: &'p mut Pages<'a>,
    out: &'p mut Lines,
    state: State<'a>,
    saved: Vec<State<'a>>,
    text: Matrix,
    line: Matrix,
}

impl<'p, 'a> Writer<'p, 'a> {
    pub(crate) fn new(pages: &'p mut Pages<'a>, out: &'p mut Lines) -> Writer<'p, 'a> {
        Writer {
            pages,
            out,
            state: State {
                matrix: Matrix::IDENTITY,
                font: None,
                size: 1.0,
                spacing: 0.0,
                words: 0.0,
                scale: 1.0,
                leading: 0.0,
                rise: 0.0,
            },
            saved: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
        }
    }

    /// Follows a content stream; what comes after an operator that cannot be read is left, as viewers do.
    pub(crate) fn run(
        &mut self,
        content: &[u8],
        resources: &[&'a Dictionary],
        depth: usize,
    ) -> Result<(), PdfError> {
        for operation in Content::decode_iter(content) {
            self.pages.tick()?;
            let Ok(operation) = operation else { break };
            self.step(&operation, resources, depth)?;
        }
        Ok(())
    }

    fn step(
        &mut self,
        operation: &Operation,
        resources: &[&'a Dictionary],
        depth: usize,
    ) -> Result<(), PdfError> {
        let operands = operation.operands.as_slice();
        let number = |place: usize| {
            operands
                .get(place)
                .and_then(|operand| operand.as_float().ok())
                .unwrap_or(0.0)
        };
        match operation.operator.as_str() {
            "q" if self.saved.len() < MOST_SAVED => self.saved.push(self.state.clone()),
            "Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            "cm" => self.state.matrix = matrix(operands).then(self.state.matrix),
            "BT" => (self.text, self.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
            "Tf" => {
                let name = operands
                    .first()
                    .and_then(|name| name.as_name().ok())
                    .unwrap_or_default();
                self.state.font = self.pages.font(resources, name)?;
                self.state.size = number(1);
            }
            "Tc" => self.state.spacing = number(0),
            "Tw" => self.state.words = number(0),
            "Tz" => self.state.scale = number(0) / 100.0,
            "TL" => self.state.leading = number(0),
            "Ts" => self.state.rise = number(0),
            "Td" => self.next_line(number(0), number(1)),
            "TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            "Tm" => (self.text, self.line) = (matrix(operands), matrix(operands)),
            "T*" => self.next_line(0.0, -self.state.leading),
            "Tj" => self.show(operands.first())?,
            "'" => {
                self.next_line(0.0, -self.state.leading);
                self.show(operands.first())?;
            }
            "\"" => {
                (self.state.words, self.state.spacing) = (number(0), number(1));
                self.next_line(0.0, -self.state.leading);
                self.show(operands.get(2))?;
            }
            "TJ" => {
                let parts = operands.first().and_then(|parts| parts.as_array().ok());
                for part in parts.map(Vec::as_slice).unwrap_or_default() {
                    match part.as_float() {
                        Ok(back) => self.advance(-back / 1000.0 * self.state.size * self.state.scale),
                        Err(_) => self.show(Some(part))?,
                    }
                }
            }
            "Do" => self.form(operands, resources, depth)?,
            _ => {}
        }
        Ok(())
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }

    fn advance(&mut self, x: f32) {
        self.text = Matrix::shift(x, 0.0).then(self.text);
    }

    /// Writes a string.
    fn show(&mut self, string: Option<&Object>) -> Result<(), PdfError> {
        let Some(codes) = string.and_then(|string| string.as_str().ok()) else {
            return Ok(());
        };
        let Some(font) = self.state.font.clone() else {
            return Ok(());
        };
        let (width, count, blanks) = font.measure(codes);
        let State {
            size,
            spacing,
            words,
            scale,
            rise,
            ..
        } = self.state;
        let begin = Matrix([size * scale, 0.0, 0.0, size, 0.0, rise])
            .then(self.text)
            .then(self.state.matrix);
        self.advance((width * size + spacing * count as f32 + words * blanks as f32) * scale);
        let end = self.text.then(self.state.matrix);
        match font.letters(codes) {
            Some(text) => {
                self.pages.wrote(text.len())?;
                let [a, b, .., x, y] = begin.0;
                // Along the way of writing: upright pages write to the right, turned ones elsewhere.
                let length = a.hypot(b);
                let (right, up) = if length > 0.0 {
                    (a / length, b / length)
                } else {
                    (1.0, 0.0)
                };
                let along = |x: f32, y: f32| x * right + y * up;
                self.out.add(Run {
                    start: along(x, y),
                    end: along(end.0[4], end.0[5]),
                    base: y * right - x * up,
                    upright: up.abs() < 0.1 && right > 0.0,
                    size: begin.height(),
                    text,
                });
            }
            None => self.pages.unknown += count,
        }
        Ok(())
    }

    /// A form: a piece of page that is drawn here.
    fn form(
        &mut self,
        operands: &[Object],
        resources: &[&'a Dictionary],
        depth: usize,
    ) -> Result<(), PdfError> {
        let document = self.pages.document;
        let Some(name) = operands.first().and_then(|name| name.as_name().ok()) else {
            return Ok(());
        };
        let found = resources.iter().find_map(|resources| {
            let objects = resources
                .get_deref(b"XObject", document)
                .and_then(Object::as_dict)
                .ok()?;
            objects.get_deref(name, document).and_then(Object::as_stream).ok()
        });
        let Some(form) =
            found.filter(|form| matches!(form.dict.get(b"Subtype").and_then(Object::as_name), Ok(b"Form")))
        else {
            return Ok(());
        };
        if depth >= DEEPEST {
            return Ok(());
        }
        let content = match form.decompressed_content_with_limit(self.pages.limits.content) {
            Ok(content) => content,
            Err(error @ lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
                return Err(PdfError::of(&error));
            }
            // Not compressed, or not so that it can be undone.
            Err(_) => form.content.clone(),
        };
        let mut inner = resources.to_vec();
        if let Ok(own) = form
            .dict
            .get_deref(b"Resources", document)
            .and_then(Object::as_dict)
        {
            inner.insert(0, own);
        }
        let before = (
            self.state.clone(),
            std::mem::take(&mut self.saved),
            self.text,
            self.line,
        );
        if let Ok(shift) = form
            .dict
            .get_deref(b"Matrix", document)
            .and_then(Object::as_array)
        {
            self.state.matrix = matrix(shift).then(self.state.matrix);
        }
        let result = self.run(&content, &inner, depth + 1);
        (self.state, self.saved, self.text, self.line) = before;
        result
    }
}

fn matrix(operands: &[Object]) -> Matrix {
    let mut numbers = Matrix::IDENTITY.0;
    if operands.len() >= numbers.len() {
        for (number, operand) in numbers.iter_mut().zip(operands) {
            *number = operand.as_float().unwrap_or(*number);
        }
    }
    Matrix(numbers)
}
