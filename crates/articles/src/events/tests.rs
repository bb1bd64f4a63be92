//! Frames, roles and modality on sentences.
