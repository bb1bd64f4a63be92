//! Runs a model.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use exonym_articles::{Span, Tagged, Tagger};
use sha2::{Digest, Sha256};
use tokenizers::Tokenizer;
use tract_onnx::prelude::*;

use crate::TaggerError;
use crate::config::{Config, TokenizerConfig};
use crate::decode::{Word, names};
use crate::label::Label;

/// Bytes of text that are cut into pieces at once; a longer sentence is parted at a blank.
const MOST_BYTES: usize = 4096;

/// What a model wants to know of each piece.
#[derive(Debug, Clone, Copy)]
enum Input {
    Ids,
    Mask,
    Types,
}

/// A token-classification model with its tokenizer.
pub struct Model {
    plan: Arc<TypedRunnableModel<TypedModel>>,
    inputs: Vec<Input>,
    tokenizer: Tokenizer,
    labels: Vec<Option<Label>>,
    most_pieces: usize,
    sha256: String,
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Model")
            .field("inputs", &self.inputs)
            .field("labels", &self.labels)
            .field("most_pieces", &self.most_pieces)
            .field("sha256", &self.sha256)
            .finish_non_exhaustive()
    }
}

impl Model {
    /// Opens the model of a folder.
    ///
    /// # Errors
    /// A file is not there or is not what its name says, or the model wants what no text gives.
    pub fn open(folder: &Path) -> Result<Model, TaggerError> {
        let mut hash = Sha256::new();
        let mut read = |path: PathBuf| -> Result<(PathBuf, Vec<u8>), TaggerError> {
            match std::fs::read(&path) {
                Ok(bytes) => {
                    hash.update(Sha256::digest(&bytes));
                    Ok((path, bytes))
                }
                Err(error) => Err(TaggerError::File { path, error }),
            }
        };
        let (path, bytes) = read(folder.join("config.json"))?;
        let config: Config = parsed(&path, &bytes)?;
        let labels = config.labels().map_err(|why| wrong(&path, why))?;
        let (path, bytes) = read(folder.join("tokenizer.json"))?;
        let mut tokenizer = Tokenizer::from_bytes(&bytes).map_err(|error| wrong(&path, error))?;
        // What is too long is parted here, at blanks.
        tokenizer.with_padding(None);
        tokenizer
            .with_truncation(None)
            .map_err(|error| wrong(&path, error))?;
        let more = folder.join("tokenizer_config.json");
        let more: TokenizerConfig = if more.is_file() {
            let (path, bytes) = read(more)?;
            parsed(&path, &bytes)?
        } else {
            TokenizerConfig::default()
        };
        // Some keep it in a folder of its own.
        let beside = folder.join("onnx/model.onnx");
        let path = Some(folder.join("model.onnx")).filter(|path| path.is_file());
        let (path, bytes) = read(path.unwrap_or(beside))?;
        let (plan, inputs) = plan(&bytes).map_err(|error| wrong(&path, format!("{error:#}")))?;
        Ok(Model {
            plan: Arc::new(plan),
            inputs,
            tokenizer,
            most_pieces: config.most_pieces(&more),
            labels,
            sha256: hex::encode(hash.finalize()),
        })
    }

    /// Tags a part of a text, cut in halves where it has more pieces than the model reads at once.
    fn part(&self, text: &str, from: usize, out: &mut Vec<Tagged>) -> Result<(), String> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if text.len() <= MOST_BYTES {
            let encoding = self
                .tokenizer
                .encode(text, true)
                .map_err(|error| error.to_string())?;
            if encoding.len() <= self.most_pieces {
                let found = self.run(&encoding).map_err(|error| format!("{error:#}"))?;
                out.extend(found.into_iter().map(|mut name| {
                    name.span = Span::new(name.span.start + from, name.span.end + from);
                    name
                }));
                return Ok(());
            }
        }
        // A word without a blank that is longer than a model reads is no name.
        let Some(middle) = blank_near_middle(text) else {
            return Ok(());
        };
        let (head, tail) = text.split_at(middle);
        self.part(head, from, out)?;
        let before = out.len();
        self.part(tail, from + middle, out)?;
        // A name over the cut was read in two halves.
        let cut = from + middle;
        if let ([.., one], [two, ..]) = out.split_at_mut(before)
            && one.label == two.label
            && one.span.end + blanks_before(head) == cut
            && two.span.start == cut
        {
            one.span.end = two.span.end;
            one.confidence = one.confidence.min(two.confidence);
            out.remove(before);
        }
        Ok(())
    }

    fn run(&self, encoding: &tokenizers::Encoding) -> TractResult<Vec<Tagged>> {
        let count = encoding.len();
        let tensor = |input: &Input| -> TractResult<TValue> {
            let values = match input {
                Input::Ids => encoding.get_ids(),
                Input::Mask => encoding.get_attention_mask(),
                Input::Types => encoding.get_type_ids(),
            };
            let values: Vec<i64> = values.iter().map(|value| i64::from(*value)).collect();
            Ok(Tensor::from_shape(&[1, count], &values)?.into())
        };
        let inputs: TVec<TValue> = self.inputs.iter().map(tensor).collect::<TractResult<_>>()?;
        let outputs = self.plan.run(inputs)?;
        let Some(output) = outputs.first() else {
            return Err(TractError::msg("it has no output"));
        };
        let logits = output.to_array_view::<f32>()?;
        let shape = [1, count, self.labels.len()];
        if logits.shape() != shape {
            return Err(TractError::msg(format!(
                "its first output is of shape {:?}, and one of {shape:?} was wanted: pieces by labels of config.json",
                logits.shape()
            )));
        }
        let mut words: Vec<Word<'_>> = Vec::new();
        let mut last_word = None;
        for (at, word) in encoding.get_word_ids().iter().enumerate() {
            let (Some(word), Some(&(start, end))) = (word, encoding.get_offsets().get(at)) else {
                continue;
            };
            // A word is what its first piece is.
            match words.last_mut().filter(|_| last_word == Some(*word)) {
                Some(known) => known.span.end = end,
                None => {
                    let row = (0..self.labels.len()).map(|label| logits[[0, at, label]]);
                    let (label, share) = best(row);
                    let label = self.labels.get(label).and_then(Option::as_ref);
                    let span = Span::new(start, end);
                    words.push(Word { span, label, share });
                }
            }
            last_word = Some(*word);
        }
        Ok(names(&words))
    }
}

impl Tagger for Model {
    fn describe(&self) -> String {
        format!("a model of the user (SHA-256 of its files {})", self.sha256)
    }

    fn tag(&self, text: &str) -> Result<Vec<Tagged>, String> {
        let mut found = Vec::new();
        self.part(text, 0, &mut found)?;
        Ok(found)
    }
}

/// The largest of a row, and its share after the usual exponential.
fn best(row: impl Iterator<Item = f32> + Clone) -> (usize, f32) {
    let (number, top) =
        row.clone().enumerate().fold(
            (0, f32::NEG_INFINITY),
            |best, next| if next.1 > best.1 { next } else { best },
        );
    let sum: f32 = row.map(|value| (value - top).exp()).sum();
    (
        number,
        if sum.is_finite() && sum > 0.0 {
            1.0 / sum
        } else {
            0.0
        },
    )
}

/// The place behind the blank nearest the middle, with text on both sides.
fn blank_near_middle(text: &str) -> Option<usize> {
    let middle = text.len() / 2;
    text.char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, c)| at + c.len_utf8())
        .filter(|at| *at < text.len())
        .min_by_key(|at| at.abs_diff(middle))
}

/// Bytes of the blanks at the end of a text.
fn blanks_before(text: &str) -> usize {
    text.len() - text.trim_end().len()
}

fn plan(bytes: &[u8]) -> TractResult<(TypedRunnableModel<TypedModel>, Vec<Input>)> {
    let mut model = tract_onnx::onnx().model_for_read(&mut std::io::Cursor::new(bytes))?;
    let mut inputs = Vec::new();
    let pieces = model.symbols.sym("pieces");
    for (at, outlet) in model.input_outlets()?.to_vec().into_iter().enumerate() {
        let name = model.node(outlet.node).name.clone();
        inputs.push(match name.as_str() {
            "input_ids" => Input::Ids,
            "attention_mask" => Input::Mask,
            "token_type_ids" => Input::Types,
            _ => {
                return Err(TractError::msg(format!(
                    "it wants an input `{name}`; known are input_ids, attention_mask and token_type_ids"
                )));
            }
        });
        let shape = tvec!(1.to_dim(), pieces.to_dim());
        model.set_input_fact(at, InferenceFact::dt_shape(i64::datum_type(), shape))?;
    }
    let plan = model.into_optimized()?.into_runnable()?;
    Ok((plan, inputs))
}

fn parsed<T: serde::de::DeserializeOwned>(path: &Path, bytes: &[u8]) -> Result<T, TaggerError> {
    serde_json::from_slice(bytes).map_err(|error| wrong(path, error))
}

fn wrong(path: &Path, why: impl ToString) -> TaggerError {
    TaggerError::Content {
        path: path.to_owned(),
        why: why.to_string(),
    }
}
