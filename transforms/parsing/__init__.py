"""What a trained pipeline sees in sentences: tokens, trees and names, in one set of labels whatever pipeline it is."""

from transforms.parsing.parser import Parser, PipelineUnfit
from transforms.parsing.records import Name, Parse, Token

__all__ = ["Name", "Parse", "Parser", "PipelineUnfit", "Token"]
