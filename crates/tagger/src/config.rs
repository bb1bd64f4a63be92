//! What `config.json` and `tokenizer_config.json` beside a model say: what its labels are called and how much it reads at once.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::label::Label;

/// So many pieces a model reads at once that does not say; the usual bound of its kind.
const USUAL: usize = 512;

/// What is used of `config.json`.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Config {
    /// The labels by their numbers.
    #[serde(default)]
    id2label: BTreeMap<String, String>,
    /// Places that the model knows; a few of them are not for text in some families.
    max_position_embeddings: Option<f64>,
    /// Places before the first of the text.
    #[serde(default)]
    pad_token_id: Option<usize>,
    /// The family: `bert`, `roberta`.
    #[serde(default)]
    model_type: String,
}

/// What is used of `tokenizer_config.json`.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct TokenizerConfig {
    /// So many pieces at once; some write a number beyond all bounds.
    model_max_length: Option<f64>,
}

impl Config {
    /// The labels in order; where one names nothing there is `None`.
    ///
    /// # Errors
    /// There are none, a number is left out, or they are not named.
    pub fn labels(&self) -> Result<Vec<Option<Label>>, String> {
        if self.id2label.is_empty() {
            return Err("it has no `id2label`: is this a model for token classification?".to_owned());
        }
        let label = |number: usize| {
            let text = self.id2label.get(&number.to_string());
            text.ok_or(format!(
                "`id2label` has {} labels and none of number {number}",
                self.id2label.len()
            ))
        };
        let texts: Vec<&String> = (0..self.id2label.len()).map(label).collect::<Result<_, _>>()?;
        if texts.iter().all(|text| text.starts_with("LABEL_")) {
            return Err("its labels are `LABEL_0`, `LABEL_1`, ...; write what they mean: \"0\": \"O\", \"1\": \"B-PER\", ...".to_owned());
        }
        Ok(texts.into_iter().map(|text| Label::parse(text)).collect())
    }

    /// How many pieces are read at once.
    pub fn most_pieces(&self, tokenizer: &TokenizerConfig) -> usize {
        let whole = |number: f64| (1.0..1e6).contains(&number).then_some(number as usize);
        // These count places from behind the padding.
        let before = if self.model_type.contains("roberta") || self.model_type == "camembert" {
            self.pad_token_id.unwrap_or(1) + 1
        } else {
            0
        };
        let places = self.max_position_embeddings.and_then(whole);
        let places = places.map(|places| places.saturating_sub(before));
        let said = tokenizer.model_max_length.and_then(whole);
        let most = places.into_iter().chain(said).min().unwrap_or(USUAL);
        most.clamp(8, USUAL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Config {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn labels_stand_in_the_order_of_their_numbers() {
        let labels: Vec<String> = (0..12).map(|n| format!("\"{n}\": \"B-T{n}\"")).collect();
        let config = config(&format!("{{\"id2label\": {{{}}}}}", labels.join(",")));
        let labels = config.labels().unwrap();
        assert_eq!(labels[10].as_ref().unwrap().name, "T10");
        assert_eq!(labels[2].as_ref().unwrap().name, "T2");
    }

    #[test]
    fn labels_without_names_are_refused_with_what_to_do() {
        let error = |text: &str| config(text).labels().unwrap_err();
        assert!(error("{}").contains("token classification"));
        assert!(error(r#"{"id2label":{"0":"LABEL_0","1":"LABEL_1"}}"#).contains("B-PER"));
        assert!(error(r#"{"id2label":{"0":"O","2":"B-PER"}}"#).contains("number 1"));
    }

    #[test]
    fn a_family_that_counts_from_behind_the_padding_reads_less() {
        let tokenizer: TokenizerConfig = serde_json::from_str(r#"{"model_max_length": 1e30}"#).unwrap();
        let roberta =
            config(r#"{"model_type":"xlm-roberta","max_position_embeddings":514,"pad_token_id":1}"#);
        assert_eq!(roberta.most_pieces(&tokenizer), 512);
        let bert = config(r#"{"model_type":"bert","max_position_embeddings":256}"#);
        assert_eq!(bert.most_pieces(&TokenizerConfig::default()), 256);
        assert_eq!(config("{}").most_pieces(&tokenizer), 512);
    }
}
