AND due < @before
