"""A column as codes and the different texts behind them, so that each text is read once."""

import numpy as np
import pandas as pd


def coded(texts: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """A code for each cell, and the text of each code, in the order in which they come."""
    if not isinstance(texts.dtype, pd.CategoricalDtype):
        return pd.factorize(texts)
    codes, places = pd.factorize(texts.cat.codes.to_numpy())
    return codes, texts.cat.categories[places]
