"""Names for the people on the demo's charts: made up, and no two alike on one chart."""

from collections.abc import Iterator
from random import Random

FIRST = (
    "Ada Ahmed Aled Alice Anna Arjun Asha Ben Bianca Bruno Carla Cerys Chloe Conor Dana Dev Diego "
    "Elin Emre Erin Esme Farah Finn Freya Gwen Hana Harvey Ines Iris Isaac Ivo Jade Jonah Jun "
    "Kasia Keira Kemal Leila Leo Lotta Lucy Luka Maeve Malik Maya Milan Mina Nadia Nico Nina Noah "
    "Olga Omar Orla Otto Paula Petra Priti Rafal Rhys Rosa Ruben Saoirse Selma Seren Sofia Tariq "
    "Tess Theo Tilda Uma Vera Viktor Wanda Yara Yusuf Zain Zoe"
)
LAST = (
    "Abbott Adeleke Ainsworth Baker Banerjee Bauer Bell Boateng Byrne Campos Carver Chen Clarke "
    "Costa Dale Daly Das Duarte Ekwueme Ellis Evans Farrow Fischer Flynn Ford Fraser Gallo Gibbs "
    "Grant Greene Gupta Hale Hansen Hart Holm Hughes Ibrahim Jansen Jones Kaya Keane Khan Kowal "
    "Laine Lang Lewis Lund Mahmood Marsh Mensah Moran Morgan Moss Murray Nash Novak Obi Olsen "
    "Owen Pace Park Patel Pereira Pike Price Quinn Reid Rossi Rowe Sato Shaw Silva Singh Sorley "
    "Stone Suzuki Tait Torres Udo Vance Vega Walsh Ward Webb West Wood Wright Yilmaz Young"
)


def people_names(chance: Random, count: int) -> Iterator[str]:
    """`count` at most as many as there are pairs."""
    first, last = FIRST.split(), LAST.split()
    pairs = chance.sample(range(len(first) * len(last)), count)
    return (f"{first[n % len(first)]} {last[n // len(first)]}" for n in pairs)
