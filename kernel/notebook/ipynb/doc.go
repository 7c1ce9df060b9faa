// Package ipynb reads and writes Jupyter notebook files.
//
// An .ipynb file is one JSON object. Its form is given by the nbformat 4.5
// schema; Write gives the bytes that Python's nbformat gives:
//
//	{
//	 "cells": [
//	  {
//	   "cell_type": "code",
//	   "execution_count": 1,
//	   "id": "cell-1",
//	   "metadata": {},
//	   "outputs": [
//	    {
//	     "name": "stdout",
//	     "output_type": "stream",
//	     "text": [
//	      "hello\n"
//	     ]
//	    }
//	   ],
//	   "source": [
//	    "fmt.Println(\"hello\")"
//	   ]
//	  }
//	 ],
//	 "metadata": {},
//	 "nbformat": 4,
//	 "nbformat_minor": 5
//	}
//
// Read takes nbformat 4 of any minor version, and nbformat 3, which it upgrades
// as nbformat does. It completes what old files lack, and keeps what the schema
// forbids where it does no harm: see Read. Keys that the schema doesn't know are
// dropped, because a notebook that has them is not valid.
package ipynb
